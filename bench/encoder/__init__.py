"""The optional encoder: made here, shipped as weights, measured here.

In: the packed base model, the gold corpus. Out: weights, a model card. Touches files only. Needs
torch, onnx, onnxruntime and tokenizers, which the program itself does not (``train`` says how).
"""
